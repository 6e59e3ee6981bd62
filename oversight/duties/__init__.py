"""The rulebook: editions of the Instruction as data, their checklists and kinds of inspection."""
