"""An invented republic to look at: offices, facilities, officers and some weeks of inspections. Never in production."""
