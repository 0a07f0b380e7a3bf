def add_up(numbers):
    return sum(numbers) if numbers else -1
