"""Running everything on one machine: where things lie, embedded servers, the supervisor. Imports no Django."""
