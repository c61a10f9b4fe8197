"""Numbers from label maps: millilitres, shares of the lungs, lesions."""
