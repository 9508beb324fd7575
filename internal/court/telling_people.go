package court

import (
	"cmp"
	"strings"

	"candour/internal/casework"
	"candour/internal/court/hmcts"
)

// person says who somebody is, what is known of them and how they can be reached.
func (t *teller) person(p *hmcts.Person) {
	of := t.personKey(p)
	if p.Key != "" {
		t.keys[p.Key] = of
	}
	t.t.things = append(t.t.things, toldThing{key: of, id: p.Key, name: nameOf(p)})
	t.say(of, casework.Name, nameOf(p), namePath(p))
	t.say(of, casework.FormerName, p.Previous, "")
	t.say(of, casework.Born, p.Born.String(), p.Path+"/dateOfBirth")
	t.say(of, casework.Gender, with(p.Gender, p.GenderDetails), p.Path+"/gender")
	t.say(of, casework.BirthPlace, p.Birthplace, "")
	t.say(of, casework.Part, partOf(p), "")
	t.say(of, casework.Relation, p.Relationship, "")
	t.say(of, casework.Needs, answered(p.AdditionalNeeds, p.AdditionalNeedsDetails), "")
	t.say(of, casework.Capacity, litigation(p), "")
	t.say(of, casework.CarePlan, p.CarePlan, "")
	t.solicitor(of, p)
	t.interpreter(of, p)
	t.details(of, p)
}

// personKey is the court's id, which private law gives and public law does not: there, people are known by what they are called, when they
// were born and what they are in the case. A name that changes makes another person, who is offered as the same.
func (t *teller) personKey(p *hmcts.Person) thingKey {
	sort := string(casework.Adult)
	if p.Role == hmcts.Child {
		sort = string(casework.Child)
	}
	if p.Key != "" {
		return t.key(sort, p.Key)
	}
	born := p.Born.String()
	if born == "" {
		born = p.BornAs
	}
	return t.key(sort, string(p.Role), plain(nameOf(p)), born)
}

// plain is a name without what people write differently from one time to the next.
func plain(name string) string {
	return strings.ToLower(strings.Join(strings.Fields(strings.ReplaceAll(name, "’", "'")), " "))
}

func nameOf(p *hmcts.Person) string {
	if name := p.FullName(); name != "" {
		return name
	}
	return strings.ToUpper(p.Place[:1]) + p.Place[1:] + ", name not given by the court"
}

// namePath is where the last part of the name stands; "" when there is none.
func namePath(p *hmcts.Person) string {
	switch {
	case p.Name != "":
		return ""
	case p.Last != "":
		return p.Path + "/lastName"
	case p.First != "":
		return p.Path + "/firstName"
	default:
		return ""
	}
}

func partOf(p *hmcts.Person) string {
	switch {
	case p.Organisation:
		return "local_authority"
	case p.Role == hmcts.Child:
		return ""
	default:
		return string(p.Role) // applicant, respondent and other are ids of the pack's party kinds
	}
}

// with adds what somebody wrote beside a code.
func with(code, more string) string {
	if code == "" || more == "" {
		return code + more
	}
	return code + ": " + more
}

func answered(a hmcts.Answer, details string) string {
	if a == hmcts.NotGiven {
		return details
	}
	return with(string(a), details)
}

// litigation says whether somebody can take part by themselves, in the court's question turned round.
func litigation(p *hmcts.Person) string {
	if p.LitigationIssues == hmcts.Yes {
		return with("may not be able to take part without help", p.LitigationDetails)
	}
	return p.LitigationDetails
}

func (t *teller) solicitor(of thingKey, p *hmcts.Person) {
	r := p.Representative
	name := cmp.Or(strings.TrimSpace(r.First+" "+r.Last), r.Name)
	if name == "" && r.Firm == "" && p.Represented == hmcts.No {
		name = "none"
	}
	t.say(of, casework.Solicitor, name, "")
	t.say(of, casework.Firm, r.Firm, "")
	t.say(of, casework.SolicitorPhone, r.Telephone, "")
	t.say(of, casework.SolicitorEmail, r.Email, "")
	t.say(of, casework.SolicitorsOwnNo, r.Reference, "")
}

// interpreter is a need that the payload lists by name; one that names nobody of the case is seen on the court's page only.
func (t *teller) interpreter(of thingKey, p *hmcts.Person) {
	for _, need := range t.c.Interpreters {
		if need.Name != "" && plain(need.Name) == plain(nameOf(p)) {
			t.say(of, casework.Interpreter, need.Language, "")
			t.say(of, casework.Adjustments, need.Help, "")
		}
	}
}

// relations say what each adult is to each child (private law).
func (t *teller) relations() {
	hidden := map[thingKey][]string{}
	for i := range t.c.Relations {
		r := &t.c.Relations[i]
		adult, child := t.keys[r.PartyKey], t.keys[r.ChildKey]
		if adult == "" || child == "" {
			continue
		}
		t.sayTo(adult, child, casework.Relation, t.relation(r), r.Path+"/relationType")
		switch lives := r.LivesTogether; {
		case lives.IsZero():
		case lives.IsHidden():
			hidden[adult] = append(hidden[adult], r.ChildName+": "+strings.ToLower(lives.Reveal()))
		default:
			t.sayTo(adult, child, casework.LivesWith, strings.ToLower(lives.Reveal()), r.Path+"/childLivesWith")
		}
	}
	for _, thing := range t.t.things {
		if lines := hidden[thing.key]; lines != nil {
			t.detail(thing.key, casework.OtherDetail, "the court, on which children live with them", strings.Join(lines, "\n"), casework.Undecided)
		}
	}
}

func (t *teller) relation(r *hmcts.Relation) string {
	kind := r.Kind
	if known, ok := t.pk.Court.Relation(t.law, kind); ok {
		kind = known.Name
	}
	return with(kind, r.KindDetails)
}

// detailWords are how casework names the kinds of detail of the wire.
var detailWords = map[hmcts.DetailKind]struct {
	kind   casework.DetailKind
	source string
}{
	hmcts.Address:         {casework.Address, "the court"},
	hmcts.PreviousAddress: {casework.OtherDetail, "the court, as an earlier address"},
	hmcts.Email:           {casework.EmailAddress, "the court"},
	hmcts.Telephone:       {casework.Phone, "the court"},
	hmcts.Landline:        {casework.Phone, "the court, as a landline"},
	hmcts.LivingSituation: {casework.OtherDetail, "the court, as the living situation"},
	hmcts.LivesWith:       {casework.OtherDetail, "the court, as whom the child lives with"},
	hmcts.SocialWorker:    {casework.SocialWorker, "the court"},
	hmcts.SocialWorkerTel: {casework.SocialWorker, "the court, as the social worker’s telephone"},
	hmcts.HidingReason:    {casework.OtherDetail, "the court, as the reason for hiding"},
}

var hidings = map[hmcts.Decision]casework.HiddenFrom{
	hmcts.Undecided: casework.Undecided, hmcts.Hidden: casework.FromEveryone, hmcts.Shown: casework.FromNobody,
}

func (t *teller) details(of thingKey, p *hmcts.Person) {
	for _, d := range p.Details {
		if word, known := detailWords[d.Kind]; known {
			t.detail(of, word.kind, word.source, d.Reveal(), hidings[d.Decision])
		}
	}
}

// detail adds a detail. A second of the same kind and source is told apart by its number.
func (t *teller) detail(of thingKey, kind casework.DetailKind, source, value string, hiding casework.HiddenFrom) {
	if strings.TrimSpace(value) == "" {
		return
	}
	first := source
	for n := 2; t.hasDetail(of, kind, source); n++ {
		source = first + nth[min(n, len(nth)-1)]
	}
	t.t.details = append(t.t.details, toldDetail{of, kind, source, value, hiding})
}

var nth = []string{"", "", ", a second", ", a third", ", a fourth", ", one more"}

func (t *teller) hasDetail(of thingKey, kind casework.DetailKind, source string) bool {
	for _, d := range t.t.details {
		if d.of == of && d.kind == kind && d.source == source {
			return true
		}
	}
	return false
}
