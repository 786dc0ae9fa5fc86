"""The pages of advocacy. Thin: they ask queries and call actions."""
