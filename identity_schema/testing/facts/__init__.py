"""What is true before anything is written: people, addresses, accounts, evidence."""
