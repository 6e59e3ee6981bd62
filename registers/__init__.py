"""What an office keeps beside inspections: receptions (16(2), 22, 35, 48), legal acts (13), meetings (10, 11)."""
