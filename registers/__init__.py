"""What an office keeps beside its inspections: receptions (16(2), 22, 35, 48)."""
