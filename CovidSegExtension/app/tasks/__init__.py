"""What a person does at the page: opens, chooses, corrects, compares and exports; learning, and many CTs."""
