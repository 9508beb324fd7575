package storyboard

import "candour/internal/words"

// printer says what verbs say to the person at the screen.
var printer words.Printer
