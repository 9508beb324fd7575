// Package guardianpage is where it is seen and recorded who the children's guardians of a public-law case are, and how far the court has been told.
package guardianpage
