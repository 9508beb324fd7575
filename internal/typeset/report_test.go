package typeset_test

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"strings"
	"testing"

	"candour/internal/typeset"
)

// sectionSeven is a short report on an invented family, with everything a Document can hold.
func sectionSeven(t *testing.T) typeset.Document {
	t.Helper()
	return typeset.Document{
		Title:    "Section 7 report",
		Language: "en-GB",
		Author:   "Ruth Adeyemi-Clarke",
		Date:     "2026-03-12",
		Notice:   "Confidential: for the court and the parties to these proceedings.",
		Particulars: []typeset.Particular{
			{"Court", "The Family Court at Westhaven"},
			{"Case number", "WH26P00417"},
			{"Application", "Child arrangements order, Children Act 1989 section 8"},
			{"Children", "Mia Hartley, born 4 June 2016\nÓscar Hartley, born 19 November 2019"},
			{"Report ordered", "By District Judge Pell on 8 January 2026"},
			{"Prepared by", "Ruth Adeyemi-Clarke, family court adviser"},
			{"This copy is for", "The court"},
		},
		Contents: true,
		Sections: []typeset.Section{
			{Number: "1", Heading: "What the court asked", Blocks: []typeset.Block{
				say("1.1", "By its order of 8 January 2026 the court asked for a report on the wishes and feelings of Mia and Óscar, their home with each parent, the effect on them of any change, and whether time with their father can be safe for the children and for their mother.", 1),
				{Table: &typeset.Table{
					Caption: "The questions, and where each is answered",
					Columns: []string{"Question", "Answered in"}, Widths: []int{4, 1}, Cites: true,
					Rows: [][]string{{"What do Mia and Óscar wish and feel?", "3.1, 3.3, 3.4"}, {"What is each home like?", "Not answered"}},
				}},
				say("1.2", "The court has not held a fact-finding hearing. Where this report sets out what one parent says of the other and no court has decided it, it says so."),
			}},
			{Number: "2", Heading: "What this report rests on", Blocks: []typeset.Block{
				say("2.1", "I met Mia and Óscar on 2 February 2026 at school, each on their own, and again on 19 February at their mother’s home. I spoke with Ms Hartley on 28 January and with Mr Doyle on 30 January 2026, each in person.", 2, 3, 4, 5),
				{Table: &typeset.Table{
					Caption: "Who was seen, and how",
					Columns: []string{"Who", "When", "Where", "Who else was there"},
					Rows: [][]string{
						{"Mia", "2 February 2026", "School", "Nobody"},
						{"Óscar", "2 February 2026", "School", "His teaching assistant for the first ten minutes"},
						{"Ms Hartley", "28 January 2026", "Our office", "Nobody"},
						{"Mr Doyle", "30 January 2026", "Our office", "An interpreter (British Sign Language)"},
					},
				}},
				say("2.2", "I have not seen the records of the police of an earlier address: they were asked for on 3 February and had not come by the date of this report.", 6),
			}},
			{Number: "3", Heading: "What the children say", Blocks: []typeset.Block{
				{Heading: "Mia"},
				say("3.1", "Mia is nine. She spoke easily and chose to draw while she talked. She told me about the weekends before last summer:", 2),
				{Paragraph: &typeset.Paragraph{Number: "3.2", Quote: true, Sources: []int{2}, Statements: []typeset.Statement{
					{Text: "“I like it when it’s just normal. Dad makes the pancakes with the holes in. I don’t like it when they do the handover and nobody says anything and I have to carry the bag.”"},
				}}},
				{Picture: &typeset.Picture{Image: drawing(t), Alt: "A child’s drawing: two houses with a road between them, and a small figure with a bag on the road.", Caption: "Mia’s drawing of the handover, 2 February 2026, shown with her agreement"}},
				say("3.3", "She asked me to tell the judge that she would like to see her father “on Saturdays, and for Óscar to come too, but not to sleep there yet”.", 2),
				{Heading: "Óscar"},
				say("3.4", "Óscar is six. He uses short sentences and needs time. He said that he misses his father’s dog. He did not want to talk about nights, and I did not press him.", 3),
			}},
			{Number: "4", Heading: "What the adults say", Blocks: []typeset.Block{
				{Paragraph: &typeset.Paragraph{Number: "4.1", Statements: []typeset.Statement{
					{Text: "Ms Hartley says that on 14 July 2025 Mr Doyle held the car door shut while Óscar was inside and would not let her take him out.", Sources: []int{4}},
					{Text: "Mr Doyle says that the door jammed, and that he was trying to open it.", Sources: []int{5}},
					{Text: "No court has decided what happened.", Sources: []int{1}},
				}}},
				say("4.2", "Mr Doyle admits that on 21 August 2025 he sent eleven text messages in one evening, and that several were meant to frighten Ms Hartley. He has since finished a course of ten sessions.", 5, 7),
				say("4.3", "The school reports that both children attend regularly, that Mia was often tearful on Mondays in the autumn term, and that this has eased since January.", 8),
			}},
			{Number: "5", Heading: "Analysis", Blocks: []typeset.Block{
				say("5.1", "Both children want to see their father, and both are clear about what makes it hard: the minutes when the adults meet. In my opinion the risk that needs managing is at the handover, and for Ms Hartley as much as for the children.", 2, 3, 4, 7),
				say("5.2", "If the court finds that the event of 14 July 2025 happened as Ms Hartley says, this analysis would have to be looked at again before any order is made.", 4),
			}},
			{Number: "6", Heading: "Recommendations", Blocks: []typeset.Block{
				{Paragraph: &typeset.Paragraph{Number: "6.1", Statements: []typeset.Statement{{
					Text:       "That the children spend each Saturday from 10 am to 4 pm with their father, with handover at the contact centre for the first twelve weeks, so that the adults do not meet.",
					Paragraphs: []string{"5.1", "5.2"},
				}}}},
				say("6.2", "That there be no nights away from home until the review, when Mia’s and Óscar’s views should be asked again."),
			}},
		},
		Sources: []typeset.Source{
			{Number: 1, Description: "Order of the court, 8 January 2026", Commitment: commitment(1)},
			{Number: 2, Description: "Mia, seen by the author at school, 2 February 2026; exact words noted at the time", Commitment: commitment(2)},
			{Number: 3, Description: "Óscar, seen by the author at school, 2 February 2026", Commitment: commitment(3)},
			{Number: 4, Description: "Ms Hartley, to the author, 28 January 2026", Commitment: commitment(4)},
			{Number: 5, Description: "Mr Doyle, to the author through an interpreter, 30 January 2026", Commitment: commitment(5)},
			{Number: 6, Description: "Request to the police, 3 February 2026; no answer yet", Commitment: commitment(6)},
			{Number: 7, Description: "Letter of the course provider, 16 January 2026, page 2", Commitment: commitment(7)},
			{Number: 8, Description: "Head teacher, by telephone, 5 February 2026", Commitment: commitment(8)},
		},
		Signature: &typeset.Signature{
			Declaration: "The facts stated in this report are true to the best of my knowledge and belief, and the opinions in it are my own.",
			Name:        "Ruth Adeyemi-Clarke", Role: "Family court adviser", When: "12 March 2026",
		},
		Reference:  "WH26P00417 · Section 7 report",
		Checkpoint: "Sealed at 48,213 · root 9f2c41d07ab3e6558f0d1c27be94a3105c6de8f7420b9a1d3e5f6071829a4bcd · key record-2026 · 12 March 2026",
	}
}

func say(number, text string, sources ...int) typeset.Block {
	return typeset.Block{Paragraph: &typeset.Paragraph{
		Number: number, Statements: []typeset.Statement{{Text: text}}, Sources: sources,
	}}
}

func commitment(n int) string { return strings.Repeat(fmt.Sprintf("%02x", n), 32) }

// drawing is two houses and a road, as a child might draw them.
func drawing(t *testing.T) []byte {
	t.Helper()
	const w, h = 600, 260
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	fill := func(x0, y0, x1, y1 int, c color.Color) {
		draw.Draw(img, image.Rect(x0, y0, x1, y1), image.NewUniform(c), image.Point{}, draw.Src)
	}
	fill(0, 0, w, h, color.White)
	fill(0, 200, w, 225, color.Gray{190})
	fill(40, 110, 150, 200, color.RGBA{196, 77, 60, 255})
	fill(440, 110, 550, 200, color.RGBA{66, 110, 160, 255})
	fill(290, 165, 302, 200, color.Black)
	fill(304, 182, 318, 200, color.RGBA{90, 140, 80, 255})
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
