package report

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"candour/internal/casework"
	"candour/internal/evidence"
)

// speaker finds second-hand words without their source: an account whose paragraph names none of those it comes from.
func (l *looking) speaker(s *Placed) {
	said := l.paragraphText(s)
	for _, x := range s.Rests {
		i, ok := l.Evidence.Item(x.Ref)
		if !ok || i.Source == nil || x.Gone {
			continue
		}
		if names := l.speakerNames(i.Source); len(names) > 0 && !slices.ContainsFunc(names, func(n string) bool { return mentions(said, n) }) {
			l.find(Check{
				Sort: NoSpeaker, Statement: s, About: x, Sentence: s.Number + " does not say who said it.",
				Mend: fmt.Sprintf("It rests on %s. Say so in the sentence.", l.Label(x)),
			}, x.Ref.String())
		}
	}
}

func (r *Reading) paragraphText(s *Placed) string {
	var all []string
	for _, p := range r.paragraph(s) {
		all = append(all, p.Text)
	}
	return strings.Join(all, "\n")
}

// speakerNames are what would name a source in a sentence; none when it may not be named, or is the author.
func (r *Reading) speakerNames(s *evidence.Source) []string {
	kind, _ := r.Pack.SourceKind(s.Kind)
	switch s.NamedTo(r.Pack) {
	case evidence.Named:
	case evidence.Described:
		return wordsOf(s.Described)
	default:
		return nil
	}
	if kind.Author {
		return nil
	}
	if p, ok := r.Case.Person(s.Who.Person); ok {
		return append([]string{p.Called(), p.FirstName()}, wordsOf(p.Family())...)
	}
	return wordsOf(s.Who.Name)
}

// wordsOf are the words of a name that say something.
func wordsOf(name string) []string {
	return slices.DeleteFunc(strings.Fields(name), func(w string) bool { return len([]rune(w)) < 4 })
}

// mentions reports whether a text has a name, as whole words, whatever the case of its letters.
func mentions(text, name string) bool {
	if name = strings.Join(strings.Fields(fold(name)), " "); name == "" {
		return false
	}
	return strings.Contains(" "+strings.Join(strings.Fields(fold(text)), " ")+" ", " "+name+" ")
}

// fold is text with nothing but letters, digits and spaces, in small letters, so that marks and possessives do not hide a name.
func fold(text string) string {
	text = strings.NewReplacer("’s ", " ", "'s ", " ").Replace(text + " ")
	return strings.Map(func(r rune) rune {
		if isWord(r) {
			return r
		}
		return ' '
	}, strings.ToLower(text))
}

var wordRune = regexp.MustCompile(`^[\p{L}\p{M}\p{N}]$`)

func isWord(r rune) bool { return wordRune.MatchString(string(r)) }

// own finds an observation of the author that rests on no note or observation of the service’s own.
func (l *looking) own(s *Placed) {
	owns := slices.ContainsFunc(s.Rests, func(x Rest) bool {
		i, ok := l.Evidence.Item(x.Ref)
		if !ok || i.Source == nil {
			return x.Sort == OnNote || x.Sort == OnChoice
		}
		kind, _ := l.Pack.SourceKind(i.Source.Kind)
		return kind.Author || !i.Source.Paper.Note.IsZero()
	})
	if !owns {
		l.find(Check{
			Sort: NotOwn, Statement: s, Sentence: s.Number + " is what you saw or heard, and rests on no note of yours.",
			Mend: "Choose the note or the observation. If somebody told you, it is an account.",
		})
	}
}

// meeting finds words of a child that rest on no dated meeting with a child.
func (l *looking) meeting(s *Placed) {
	met := slices.ContainsFunc(s.Rests, func(x Rest) bool {
		if n, ok := l.Case.Note(x.Ref); ok {
			return n.Sort == casework.Visit || n.Sort == casework.Meeting
		}
		i, ok := l.Evidence.Item(x.Ref)
		if !ok || i.Source == nil || i.Source.Entry.Happened == nil {
			return false
		}
		kind, _ := l.Pack.SourceKind(i.Source.Kind)
		return kind.Child
	})
	if !met {
		l.find(Check{
			Sort: NoMeeting, Statement: s, Sentence: s.Number + " gives a child’s own words without the meeting at which they were said.",
			Mend: "Choose what the child said to you, or your note of the meeting. What somebody says that a child said is an account.",
		})
	}
}

// voices finds the children whose own words the report should have and does not, nor the reason.
func (l *looking) voices() {
	if !l.Type.ChildsVoice {
		return
	}
	for _, child := range l.Case.Children() {
		heard := slices.ContainsFunc(l.Statements(), func(s *Placed) bool {
			ofChild := s.Child.IsZero() || s.Child.Entry == child.Ref.Entry
			return ofChild && (s.Kind == ChildsWords || s.Instead)
		})
		if !heard {
			l.find(Check{
				Sort: NoVoice, Sentence: fmt.Sprintf("%s’s own words are not in the report.", child.FirstName()),
				Mend: "Give them, or say in a statement why they are not here, and mark it so.",
			}, string(child.Ref.Entry))
		}
	}
}

// sides are words that take sides on what is disputed, each with what to write instead. The list is closed and short, so that whoever is
// warned has reason to look.
var sides = []struct {
	word    *regexp.Regexp
	instead string
}{
	{regexp.MustCompile(`(?i)\b(claims?|claimed)\b`), "“says” or “said”"},
	{regexp.MustCompile(`(?i)\b(admits?|admitted|confess(es|ed)?)\b`), "“says” or “said”, until it is settled"},
	{regexp.MustCompile(`(?i)\b(reveals?|revealed|disclos(es|ed))\b`), "“says” or “said”"},
	{regexp.MustCompile(`(?i)\b(alleges|alleged|allegedly)\b`), "who says it, in whose words"},
}

// wording advises on words that take sides, where what the statement rests on is disputed.
func (l *looking) wording(s *Placed) {
	if !l.onDisputed(s) {
		return
	}
	for _, side := range sides {
		if word := side.word.FindString(s.Text); word != "" {
			l.find(Check{
				Sort: Wording, Statement: s, Advice: true, Sentence: fmt.Sprintf("Advice on wording, %s: “%s” takes a side on what is disputed.", s.Number, word),
				Mend: "Write " + side.instead + ".",
			}, strings.ToLower(word))
		}
	}
}
