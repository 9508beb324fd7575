package letter

import (
	"slices"

	"candour/internal/casework"
	"candour/internal/leaving"
	"candour/internal/ledger"
)

// Way is how a letter is to go to somebody of the case: by which detail of theirs, and why that is safe where nobody had asked them.
type Way struct {
	How  leaving.How
	At   ledger.Ref // a detail of theirs; zero by hand, and for whoever is outside the case
	Safe string
}

// kindOf is the kind of detail by which something goes in a way.
var kindOf = map[leaving.How]casework.DetailKind{leaving.ByPost: casework.Address, leaving.ByEmail: casework.EmailAddress}

// Ways are how a letter goes: nothing is told by one.
var Ways = []leaving.How{leaving.ByPost, leaving.ByEmail, leaving.ByHand}

// Unsafe says why a way to somebody is not safe, and in which field of a form that is answered; "" when nothing stands against it. Asked is the only
// thing that a reason can stand in for: what is recorded as not safe, no reason makes safe.
func (w Way) Unsafe(who *casework.Person) (field, sentence string) {
	if who == nil || who.Organisation() {
		return "", ""
	}
	safe := who.Safe()
	switch {
	case !slices.Contains(Ways, w.How):
		return "how", "Say how it goes"
	case w.How == leaving.ByPost && safe.Post == casework.NotSafe:
		return "how", "Post is not safe for them: nothing is sent by post"
	case w.How == leaving.ByEmail && safe.Messages == casework.NotSafe && safe.UseKind != casework.EmailAddress:
		return "how", "Messages are not safe for them, and no e-mail address is recorded as the one to use"
	}
	return w.unsafeDetail(who, safe)
}

func (w Way) unsafeDetail(who *casework.Person, safe casework.SafeContact) (field, sentence string) {
	kind, asks := kindOf[w.How]
	if !asks {
		return "", ""
	}
	i := slices.IndexFunc(who.Details(), func(d *casework.Detail) bool { return d.Ref == w.At && d.Kind == kind })
	switch {
	case i < 0:
		return "at", "Choose the address on record by which it goes. If it is not on record, record it with the person first"
	case safe.UseKind == kind && safe.Use != w.At:
		return "at", "Another one is recorded as the one to use, because that is safe"
	case !wasAsked(w.How, safe) && !given(w.Safe):
		return "safe", "Nobody has recorded whether this way is safe for them. Ask first, or say why it is safe"
	}
	return "", ""
}

// wasAsked reports whether it is on record that a way is safe.
func wasAsked(how leaving.How, safe casework.SafeContact) bool {
	if how == leaving.ByPost {
		return safe.Post == casework.YesIsSafe || safe.UseKind == casework.Address
	}
	return safe.Messages == casework.YesIsSafe || safe.UseKind == casework.EmailAddress
}
