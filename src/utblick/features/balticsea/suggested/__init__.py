"""What a new installation is offered of the strategy: plans, areas, actions and who runs them, each with its certainty.

All of it becomes rows that people change; nothing here is read again once it has been taken in.
"""
