"""What a person does at the page beside looking and drawing: lungs, export, learning, many CTs, comparison."""
