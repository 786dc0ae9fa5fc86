"""What people do with notices, issues, audiences and subscriptions; by whom (`by`) and when (`at`) always said."""
