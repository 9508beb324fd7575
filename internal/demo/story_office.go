package demo

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/cover"
	"candour/internal/handover"
	"candour/internal/incoming"
	"candour/internal/leaving"
	"candour/internal/ledger"
	outgoing "candour/internal/letter"
	"candour/internal/notice"
	"candour/internal/typeset"
)

// Cases in which something of the office’s own happens, once the families’ stories are told.
const (
	lettered   = "WX26P00417" // a letter went to the school
	mailed     = "WX26P00512" // an e-mail waits to be sorted
	handedOver = "WX26P00486" // goes to another worker, with a handover note
	taken      = "WX26P00537" // given to somebody who takes it
	notTaken   = "BH26P00142" // given to somebody who cannot take it safely
	away       = "asha"       // has leave
)

// office is what the people of the service do among themselves on the last day before the demonstration starts.
func (t *teller) office(scenes []*scene) error {
	t.clock.Set(at(newDays(t.today, t.Desk.Pack.Calendars().Court).worked(-1), 16, 30))
	of := map[string]*scene{}
	for _, s := range scenes {
		of[s.Number] = s
		s.saysSeen()
	}
	for number, does := range map[string]story{lettered: asksSchool, mailed: gotMail, handedOver: goesOver, taken: isTaken, notTaken: cannotTake} {
		if s := of[number]; s != nil {
			does(s)
		}
	}
	for _, s := range scenes {
		if s.err != nil {
			return fmt.Errorf("the office and %s: %w", s.Number, s.err)
		}
	}
	return t.leave(scenes)
}

// asksFor is how long the demonstration’s workers leave unseen what came in: what is older was seen, and what is left came in these days.
const asksFor = 2

// saysSeen says that whoever is asked has seen what came into the case until the last days.
func (s *scene) saysSeen() {
	before := at(s.worked(-asksFor), 0, 0)
	if s.stream == "" {
		return // the samples are several cases, and nobody works on them
	}
	for _, a := range notice.Asked(s.history(s.stream)) {
		if !a.Entry.Recorded.Before(before) {
			continue
		}
		by := s.manager(s.Court)
		if worker, has := s.state().Worker(s.clock.Now()); has && a.Owner != casework.OfManager {
			by = ledger.By(worker.Worker)
		}
		s.on(func(hs ledger.Histories, _ entryID) (change, error) {
			return notice.See(hs[s.stream], notice.Step{By: by, ID: notice.SeenID(s.stream, a.Entry.ID, by.Person)}, a.Entry.ID)
		}, s.stream)
	}
}

// asksSchool is a letter to the children’s school, made from a template of the pack. It bears a day of its own, for its paper is a committed PDF.
func asksSchool(s *scene) {
	s.as("marcus")
	on, answer := s.past.worked(-8), s.past.coming(6)
	c := s.state()
	t, ok := s.Desk.Pack.Letters.Template("school")
	if !ok {
		s.err = errors.New("the pack has no letter to a school")
		return
	}
	w := outgoing.Writing{By: s.by, Name: s.byName().Name, Now: s.clock.Now()}
	fill := outgoing.Filling{Pack: s.Desk.Pack, State: c, Writer: w.Name, Now: w.Now}
	text := strings.NewReplacer("Dear [whom it is to]", "Dear Mrs Tolland", "[day]", answer.Plain()).Replace(fill.Fill(t, t.Body))
	form := outgoing.Form{
		Template: t.ID, To: leaving.Recipient{Sort: leaving.OtherBody, Name: "Thornmere Primary School"}, Subject: fill.Fill(t, t.Subject), Text: text,
		Gateway: t.Gateway, Authority: "The order on directions asks for what the school knows; the court office has confirmed it", Purpose: t.Purpose,
		Way: outgoing.Way{How: leaving.ByPost}, When: casework.When(on, clock(11, 0)),
	}
	made, err := s.prints(outgoing.PaperOf(c, s.Desk.Pack.About.Service, w, form.To, form))
	if s.err = err; err != nil {
		return
	}
	s.on(func(hs ledger.Histories, id entryID) (change, error) {
		return outgoing.Send(s.Desk.Pack, hs[s.stream], w, id, form, made)
	}, s.stream)
}

// prints makes a paper as the committed PDF and as a Word file.
func (s *scene) prints(p outgoing.Paper) (made outgoing.Made, err error) {
	if made.PDF, err = s.printsPDF(p); err != nil {
		return made, err
	}
	word, err := typeset.Word(p.Document)
	if err != nil {
		return made, err
	}
	made.Word, err = s.Files.Put(s.ctx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", bytes.NewReader(word))
	return made, err
}

// printsPDF makes a paper as the committed PDF, once nothing hidden from its recipient stands in it.
func (s *scene) printsPDF(p outgoing.Paper) (made ledger.File, err error) {
	gate, err := casework.GateOf(s.ctx, s.Ledger, s.history(s.stream), p.To)
	if err == nil {
		err = gate.Refuse(p.Name, p.Texts()...)
	}
	if err != nil {
		return made, err
	}
	press := s.Press
	if press == nil {
		press = committed{}
	}
	pdf, err := press.Render(s.ctx, string(s.stream), p.Document)
	if err == nil {
		err = press.Proof(s.ctx, p.Document, pdf)
	}
	if err != nil {
		return made, err
	}
	return s.Files.Put(s.ctx, "application/pdf", bytes.NewReader(pdf))
}

// gotMail is an e-mail of a parent that the worker has brought in and not yet sorted, and something new to do that their manager asks for.
func gotMail(s *scene) {
	s.as("colin")
	s.plans("Book an interpreter in Polish for the call with Mr Nowak", "Mr Nowak", s.coming(2), "He rang the office while you were at court", ref{})
	s.as("ruth")
	sent := at(s.worked(-1), 8, 20)
	mail := "From: Sofia Nowak <sofia.nowak@example.org>\r\nTo: Ruth Adeyemi <ruth.adeyemi@example.org>\r\nDate: " + sent.Format(time.RFC1123Z) +
		"\r\nSubject: Friday\r\nMessage-ID: <friday@example.org>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" +
		"Dear Ruth,\r\n\r\nMaja has a cold, so the call on Friday had better be in the afternoon. Her father knows.\r\n\r\nShe asks whether you have a dog.\r\n\r\nSofia Nowak\r\n"
	file, err := s.Files.Put(s.ctx, "message/rfc822", strings.NewReader(mail))
	if s.err = err; err != nil {
		return
	}
	s.does(func(c *casework.State, id entryID) (change, error) { return incoming.Bring(c, s.by, id, file) })
}

// goesOver gives a case to another worker of the team, who is asked whether they can take it, with a handover note.
func goesOver(s *scene) {
	s.as("colin")
	to := s.people["ruth"]
	s.on(func(hs ledger.Histories, id entryID) (change, error) {
		return handover.Move(hs[s.stream], s.by, id, s.clock.Now(), handover.Transfer{
			To: handover.ToWorker, Worker: handover.Colleague{ID: to.ID, Name: to.Name}, Why: "Marcus Webb goes over to part-time work",
			Note: handover.NoteBody{
				Know:    "Mr Asante is rung at work on the direct number alone. Both parents read every letter together with their own sisters, so write plainly. Friday nights matter to all of them.",
				Child:   "I told Ruben at school that somebody called Ruth comes from now on. He asked whether she minds two bags. Miriam was told by Mr Goldblatt, with my words.",
				Parties: "Both parents were rung on the same morning, and had the name and the number in writing.",
			},
		})
	}, s.stream)
}

// given asks somebody whether they can take a case safely.
func (s *scene) given(worker, why string) ref {
	person := s.people[worker]
	return s.does(func(c *casework.State, id entryID) (change, error) {
		return casework.Give(c, s.by, id, casework.AllocatedBody{Worker: person.ID, Name: person.Name, As: access.Allocated, Why: why})
	})
}

// isTaken is a case that was given to somebody who has said that they take it.
func isTaken(s *scene) {
	s.as("colin")
	given := s.given("marcus", "Two cases of his end this week")
	s.as("marcus")
	s.does(func(c *casework.State, id entryID) (change, error) { return casework.Take(c, s.by, id, given) })
}

// cannotTake is a case that somebody cannot take safely, and what their manager answered: it goes back to the team.
func cannotTake(s *scene) {
	s.as("denise")
	given := s.given("owen", "")
	s.as("owen")
	s.does(func(c *casework.State, id entryID) (change, error) {
		return casework.RefuseToTake(c, s.by, id, given, "Three reports are due in the next two weeks, and Ms Rahman’s case needs somebody who can go at once. I could not see Malachi before the hearing.")
	})
	s.as("denise")
	s.does(func(c *casework.State, id entryID) (change, error) {
		return casework.TakeBack(c, s.by, id, given, "You are right. It waits for somebody who has the time; I have asked for a worker from another team.")
	})
}

// leave is a week of leave, in which a colleague covers all open cases.
func (t *teller) leave(scenes []*scene) error {
	made, err := t.Ledger.NewStreams(t.ctx, 1)
	if err != nil {
		return err
	}
	on := newDays(t.today, t.Desk.Pack.Calendars().Court)
	who, by := t.people[away], t.people["owen"]
	act := ledger.Act{On: []ledger.Seen{{Stream: made[0], Version: ledger.Any}}}
	streams := t.casesOf(who.ID, scenes)
	for _, stream := range streams {
		act.On = append(act.On, ledger.Seen{Stream: stream, Version: ledger.Any})
	}
	act.Verb = func(hs ledger.Histories) (ledger.Change, error) {
		var cases []*casework.State
		for _, stream := range streams {
			cases = append(cases, casework.Of(hs[stream]))
		}
		step := cover.Step{By: t.manager("bournemouth"), ID: ledger.DerivedID(made[0], "away"), Now: t.clock.Now()}
		return cover.Arrange(hs[made[0]], cases, step, cover.AwayBody{
			Of: cover.Colleague{Person: who.ID, Name: who.Name}, By: cover.Colleague{Person: by.ID, Name: by.Name}, From: on.coming(4), Until: on.worked(15),
		})
	}
	_, err = t.Ledger.Do(t.ctx, act)
	return err
}

// casesOf are the open cases of a worker, in the order of their streams.
func (t *teller) casesOf(worker ledger.StreamID, scenes []*scene) (streams []ledger.StreamID) {
	for _, s := range scenes {
		if s.stream == "" {
			continue
		}
		c := s.state()
		if has, ok := c.Worker(t.clock.Now()); ok && has.Worker == worker && c.Status() != casework.Closed {
			streams = append(streams, s.stream)
		}
	}
	slices.Sort(streams)
	return streams
}
