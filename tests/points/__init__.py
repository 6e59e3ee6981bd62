"""The suite read beside the Instruction: one file per point, walking it as its office would."""
