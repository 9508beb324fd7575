package casework

import "strings"

// Lives is with whom and how a child lives: as somebody recorded it; otherwise with the adults of whom it is on record that they live with
// the child, and whether that is known from the court alone. "" when nobody has said.
func (s *State) Lives(child *Person) string {
	if recorded := child.Fact(Living).Value(); recorded != "" {
		return recorded
	}
	var with []string
	courtAlone := true
	for _, adult := range s.Adults() {
		if f := adult.Towards(child.Ref, LivesWith); f.Value() == Yes {
			with = append(with, adult.Name())
			if _, ours := f.Ours(); ours {
				courtAlone = false
			}
		}
	}
	if len(with) == 0 {
		return ""
	}
	words := "With " + strings.Join(with, " and ")
	if courtAlone {
		words += ", as the court says"
	}
	return words
}
