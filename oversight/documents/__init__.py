"""Papers and files: kinds, numbers, frozen contexts, PDF with its hash; attachments kept as evidence."""
