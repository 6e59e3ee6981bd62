"""What offices ask of each other on the record, and case files they requisition (points 12, 15(9), 19(3))."""
