"""How many small faults, put into the code one at a time, no test sees."""
