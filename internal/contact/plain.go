package contact

import (
	"strings"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/pack"
	"candour/internal/words"
)

var modeWords = map[pack.SeeingMode]string{
	pack.InPerson: "in person", pack.ByVideo: "by video", pack.ByTelephone: "by telephone", pack.ByWriting: "in writing, without meeting", pack.AnyMode: "in any way",
}

// ModeWords are a way of seeing a child in the middle of a sentence.
func ModeWords(m pack.SeeingMode) string { return modeWords[m] }

// Words are an arrangement as a line begins with it: "In person, at school, with her teacher".
func (a Arrangement) Words() string {
	parts := []string{words.UpperFirst(ModeWords(a.Mode))}
	if a.Where != "" {
		parts = append(parts, words.LowerFirst(a.Where))
	}
	switch {
	case a.With != "":
		parts = append(parts, "with "+a.With)
	case a.Mode != pack.ByWriting:
		parts = append(parts, "alone")
	}
	return strings.Join(parts, ", ")
}

// when is the day in a sentence; "" while it is to be arranged.
func (a Arrangement) when() string {
	if a.Starts == "" {
		return ""
	}
	return "on " + casework.ShowMoment(a.Starts)
}

// ForYounger is the decision in plain words for a child who understands short sentences: at most LongestForYounger words each, but for what the worker wrote.
func ForYounger(p *Plan, child, worker string) string {
	first, _, _ := strings.Cut(worker, " ")
	t := text{"Hello " + child + ".", "My name is " + first + ".", "It is my job to listen to children."}
	t.add(youngerMeeting[p.Mode])
	if p.Where != "" && p.Mode == pack.InPerson {
		t.add("We will meet " + words.LowerFirst(p.Where) + ".")
	}
	if p.Mode != pack.ByWriting {
		t.add(youngerDay(p.Day()))
		t.add(youngerAlone(p.With))
	}
	t.say(p.ForChild)
	t.add(youngerEnd[p.Mode]...)
	return t.paragraphs()
}

// LongestForYounger is how many words a sentence for a younger child has at most.
const LongestForYounger = 15

var youngerMeeting = map[pack.SeeingMode]string{
	pack.InPerson: "I am coming to see you.", pack.ByVideo: "We will talk on a screen.", pack.ByTelephone: "I will talk with you on the phone.",
	pack.ByWriting: "We do not have to meet. I will write to you.",
}

func youngerDay(d calendar.Date) string {
	if d.IsZero() {
		return "I do not know the day yet. I will tell you."
	}
	return "It will be on " + d.Weekday().String() + "."
}

func youngerAlone(with string) string {
	if with == "" {
		return "It will be you and me."
	}
	return words.UpperFirst(with) + " will be with us."
}

var (
	youngerTalk = []string{
		"|You can talk, or draw, or just play.", "You can stop when you like.", "It is all right not to know.",
		"|You do not have to choose between people you love.", "If I am worried about you, I will tell someone who can help.", "I will tell you first, if I can.",
		"|If I get something wrong, please tell me.",
	}
	youngerEnd = map[pack.SeeingMode][]string{
		pack.InPerson: youngerTalk, pack.ByVideo: youngerTalk, pack.ByTelephone: youngerTalk[1:],
		pack.ByWriting: {"|You can write back, or draw, or do nothing.", "If you want to meet me one day, tell someone you trust."},
	}
)

// ForOlder is the decision in plain words for a child who follows reasons.
func ForOlder(p *Plan, child, worker string) string {
	t := text{"Dear " + child + ",", "|My name is " + worker + ". The court has asked me to find out how things are for you, and what you think.", "I want to tell you what I decided, and why."}
	t.add("|" + olderMeeting(p))
	t.add(olderAlone(p))
	t.add(olderAsked[p.Asked])
	t.say(p.ForChild)
	if p.Constrained {
		t.add("Part of the reason is how we can work safely. It is nothing that you did.")
	}
	t.add(olderEnd[p.Mode == pack.ByWriting]...)
	t.add("|" + worker)
	return t.paragraphs()
}

func olderMeeting(p *Plan) string {
	switch p.Mode {
	case pack.ByWriting:
		return "We will not meet for now. I will write to you instead."
	case pack.InPerson:
		return olderWhen("We will meet in person"+before(", ", words.LowerFirst(p.Where)), p)
	default:
		return olderWhen("We will talk "+ModeWords(p.Mode), p)
	}
}

func olderWhen(meeting string, p *Plan) string {
	if p.Starts == "" {
		return meeting + ". I do not know the day yet, and will tell you as soon as I do."
	}
	return meeting + ", " + p.when() + "."
}

func before(mark, words string) string {
	if words == "" {
		return ""
	}
	return mark + words
}

func olderAlone(p *Plan) string {
	switch {
	case p.Mode == pack.ByWriting:
		return ""
	case p.With == "":
		return "It will be just the two of us."
	default:
		return words.UpperFirst(p.With) + " will be there too."
	}
}

var olderAsked = map[Asked]string{
	AsAsked:    "This is what you asked for.",
	OtherAsked: "I know that you asked for something else. I thought about it, and I want you to know why I decided otherwise.",
	Refused:    "You have said that you do not want to meet me. That is your choice, and nobody will be cross with you.",
}

var olderEnd = map[bool][]string{
	false: {
		"|You do not have to answer everything I ask, and you can stop when you like. I will not ask you to choose between the people you love.",
		"I cannot promise to keep everything secret. If I think that somebody is not safe, I have to tell people who can help, and I will tell you before I do if I can.",
		"|If you would like it to be different, or if I got something wrong, please tell me. You can also ask somebody you trust to tell me.",
	},
	true: {
		"|The court still wants to know what you think, if you want to say it. You can write to me, send a message, or ask somebody you trust to speak for you. You can also say nothing.",
		"I cannot promise to keep everything secret. If I think that somebody is not safe, I have to tell people who can help, and I will tell you before I do if I can.",
		"|If you change your mind, even late, tell me. I will be glad to meet you.",
	},
}

// ForFamily is the decision in plain words for somebody of the family.
func ForFamily(p *Plan, child, name string) string {
	t := text{"Dear " + name + ",", "|I have decided how to see " + child + ": " + words.LowerFirst(p.Arrangement.Words()) + before(", ", p.when()) + "."}
	t.say(p.ForFamily)
	if p.Constrained {
		t.add("This is so " + Constraint + ".")
	}
	t.add("|I will not ask "+child+" to choose between the people who matter to them. Please let "+child+" answer in their own words, and do not practise with them what to say.",
		"|If you see this otherwise, tell me, and I will write down what you say and think about it again.")
	return t.paragraphs()
}

// ForReport is the decision as a report tells it.
func ForReport(p *Plan, child, worker string) string {
	t := text{"On " + p.On().Plain() + " " + worker + " decided how to see " + child + ": " + words.LowerFirst(p.Arrangement.Words()) + before(", ", p.when()) + "."}
	t.add("The reasons given were: “" + strings.TrimSuffix(p.Reasons, ".") + ".”")
	if p.Constrained {
		t.add("It was decided so " + Constraint + ".")
	}
	if p.Policy.Name != "" {
		t.add("The policy in force was “" + p.Policy.Name + "”.")
	}
	if p.Took != nil {
		t.add(p.Took.Body.sentence(child, p.Took.On(), p.Done))
	}
	return t.paragraphs()
}

// text is sentences; one that begins with a bar begins a paragraph.
type text []string

func (t *text) add(sentences ...string) {
	for _, s := range sentences {
		if s != "" {
			*t = append(*t, s)
		}
	}
}

// say adds what somebody wrote, as a paragraph of its own.
func (t *text) say(written string) {
	if written = strings.TrimSpace(written); written != "" {
		*t = append(*t, "|"+written)
	}
}

func (t text) paragraphs() string {
	return strings.ReplaceAll(strings.ReplaceAll(strings.Join(t, " "), " |", "\n\n"), "|", "")
}

// LongSentences are the sentences of a text that have more words than a younger child follows.
func LongSentences(text string) []string {
	var long []string
	for _, s := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(".!?\n", r) }) {
		if len(strings.Fields(s)) > LongestForYounger {
			long = append(long, strings.TrimSpace(s))
		}
	}
	return long
}
