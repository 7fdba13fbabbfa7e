module Demo.Other

let Network (inputs: int) = inputs < 3 && inputs > 1
