"""What a command says, takes and writes."""
