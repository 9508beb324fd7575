package workbench

import (
	"fmt"

	"candour/internal/fault"
)

// refusal is a child's answer that a file cannot be shown. It is one of a closed list: a child that was taken over by a file must not
// be able to put words of its own before a person.
type refusal string

const (
	unreadable    refusal = "unreadable"
	locked        refusal = "locked"
	tooManyPages  refusal = "pages"
	tooManyPixels refusal = "pixels"
	tooLong       refusal = "letters"
	notText       refusal = "not-text"
	notMail       refusal = "not-mail"
	damagedMail   refusal = "damaged-mail"
	unprintable   refusal = "unprintable"
	failed        refusal = "failed" // our own mistake, not the file's
)

func (r refusal) Error() string { return "refused: " + string(r) }

// fault is the sentence for a refusal under these limits.
func (r refusal) fault(l Limits) error {
	switch r {
	case locked:
		return fault.BadInput("This file is locked with a password, so nobody can see it here. Ask for a copy without one.", r)
	case tooManyPages:
		return fault.Oversize(fmt.Sprintf("This file has more than %d pages. Ask for it in parts.", l.Pages), r)
	case tooManyPixels:
		return fault.Oversize(fmt.Sprintf("This picture is larger than %d megapixels. Ask for a smaller copy.", l.Pixels/1_000_000), r)
	case tooLong:
		return fault.Oversize("This file has more text than can be shown. Ask for it in parts.", r)
	case notText:
		return fault.BadInput("This file is not plain text that we can read. Ask for a copy as PDF.", r)
	case notMail:
		return fault.BadInput("This is not an e-mail that we can read. Save the e-mail as a file that ends in .eml or .msg, or copy its text.", r)
	case damagedMail:
		return fault.BadInput("This e-mail is damaged, and was not taken in. Save it again, or copy its text.", r)
	case unprintable:
		return fault.BadInput("Something in this file, such as a form that was filled in or a hidden layer, would be missing on paper. Print it as a PDF, and add that.", r)
	case failed:
		return fault.Down("We could not make this document. Nothing was lost: try again.", r)
	}
	return unreadableFile(r)
}

func unreadableFile(cause error) error {
	return fault.BadInput("We could not read this file. It is kept as it came, but nobody can see it here. Ask for another copy.", cause)
}
