package seed

import "strings"

// words are so many sentences as a practitioner writes them down.
func (t *told) words(sentences int) string {
	var b strings.Builder
	for range sentences {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(strings.ReplaceAll(one(t.chance, sayings), "NAME", one(t.chance, t.children)))
	}
	return b.String()
}

var sayings = []string{
	"NAME has slept badly since the summer and asks each evening who is coming to fetch them.",
	"The handovers have gone better since the autumn, and both parents now wait by the gate.",
	"We agreed that I shall see NAME at school on Thursday, on their own, with the door open.",
	"She said that the letters from the solicitor came late and that she had not read the second one.",
	"He said that he had asked for the weekends to be swapped twice and had heard nothing.",
	"The school says that NAME is on time, well fed and quiet; reading has gone back a little.",
	"NAME drew the two houses and put the cat in the one with the green door.",
	"There was shouting in the car park on Saturday, and NAME cried on the way home.",
	"She is worried about the stairs in the flat and has asked the landlord for a gate.",
	"He has been to four of the six sessions of the course and has the dates of the others.",
	"The health visitor has no concerns of her own and has seen the family three times this year.",
	"I explained what the court has asked me to do and what I can and cannot promise.",
	"NAME told me, “I want it to be like before, but without the arguing.”",
	"The grandmother would help with school runs on two days a week if both parents want that.",
	"Neither of them wishes to go to court again if there is another way.",
	"She says that the messages stopped in March; he showed me two from April on his telephone.",
	"The social worker will send the assessment when her manager has read it.",
	"There was food in the house, the rooms were warm, and NAME showed me the books by the bed.",
	"I asked about the police being called in May. Each of them tells it in another way.",
	"NAME would like me to tell the judge about football, and not about the argument at Easter.",
	"An interpreter was booked for the next call, since some of the words were hard for him over the telephone.",
	"He accepts that he raised his voice, and says that he was frightened of losing the children.",
	"She said that NAME comes home from the visits tired and talks about them for days, mostly kindly.",
	"The teacher has kept a diary of the mornings and is willing to send a copy.",
	"I left a message with no details and asked for a call before five.",
	"We went through the safety plan again, and she has the new number.",
	"The contact centre has a place on alternate Sundays from next month.",
	"NAME did not want to talk today; we played cards, and I said that I would come back next week.",
	"Both want the school to stay the same, and disagree about everything that follows from that.",
	"He moved in with his brother in January and has a room for NAME there.",
}

var (
	matters = []string{"What happened at the handover", "How the week is shared", "Drinking at home", "The argument in May", "School and mornings", "What the children want", "Messages between the parents", "Where the children sleep"}
	endings = []string{"Final order made by consent", "Final order made", "Application withdrawn", "No order made"}
	asked   = []string{"What are the children’s wishes and feelings?", "With whom should each child live?", "What harm is each child at risk of, and from what?", "How should the children spend time with each parent?"}
	judges  = []string{"District Judge Lenham", "District Judge Okoro", "Deputy District Judge Pell", "HHJ Farrant", "Magistrates", "District Judge Sayeed", "HHJ Thornbury"}
	schools = []string{"Hill Road School", "St Aidan’s Primary", "Riverside Academy", "Oakfield Nursery", "The Meadows Infant School", "Canal Street Primary"}
	streets = []string{"Ferry Cottages", "Station Road", "Mill Lane", "Queen’s Terrace", "Chapel Street", "Ashgrove", "Harbour View", "Priory Close", "Tannery Row", "Windmill Rise"}
	needs   = []string{"None known", "Wears hearing aids", "Has asthma", "Reads with help", "Waiting for an assessment of autism", "Needs a ground floor room"}
)
