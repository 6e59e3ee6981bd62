"""All tables of a package in one step of its migrations."""

from django.db.migrations.operations.base import Operation


class CreateModels(Operation):
    """Create the tables of several models that may refer to each other in any order.

    Django draws its picture of all models anew for each operation that changes it, which for a hundred tables made one
    by one takes longer than everything else. Here it is drawn once; foreign keys are added when all tables stand.

    `operations` are `CreateModel`s, each with all its fields, indexes and constraints.
    """

    serialization_expand_args = ["operations"]

    def __init__(self, operations):
        self.operations = operations

    def deconstruct(self):
        return type(self).__name__, [], {"operations": self.operations}

    def state_forwards(self, app_label, state):
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for operation in reversed(self.operations):
            operation.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self):
        return f"Create models {', '.join(operation.name for operation in self.operations)}"

    @property
    def migration_name_fragment(self):
        return "tables"
