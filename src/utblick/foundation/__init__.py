"""What every feature stands on: accounts, audit, files, outbox, jobs."""
