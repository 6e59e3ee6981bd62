"""How dates and numbers are written in Kazakh, which Django does not know."""
