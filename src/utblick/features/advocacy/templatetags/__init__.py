"""The template tags of advocacy."""
