package message

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"candour/internal/fault"
	"candour/internal/message/messagetest"
)

const phone = "+447700900123" // of the numbers that are nobody's (Ofcom)

func texts(t *testing.T, g *messagetest.Gateway) Ways {
	t.Helper()
	text, err := NewText(g.URL, "sesame")
	if err != nil {
		t.Fatal(err)
	}
	return Ways{Text: text}
}

func TestATextIsOneRequest(t *testing.T) {
	g := messagetest.NewGateway(t)
	answer, err := texts(t, g).Send(t.Context(), Message{ID: "a", To: phone, Notice: Waits(1, "")})
	want := []messagetest.SMS{{ID: "a", To: phone, Text: "One thing waits for you in Candour. Sign in as you always do.", Key: "a", Bearer: "Bearer sesame"}}
	if err != nil || answer != "202 Accepted" || !slices.Equal(g.Taken(), want) {
		t.Errorf("%q %v %+v", answer, err, g.Taken())
	}
}

func TestWhatTheGatewayAnswersSaysWhetherToSendAgain(t *testing.T) {
	for status, want := range map[int]Failure{
		http.StatusBadRequest:        {},
		http.StatusUnauthorized:      {},
		http.StatusTemporaryRedirect: {}, // never followed
		http.StatusTooManyRequests:   {Again: true},
		http.StatusBadGateway:        {Uncertain: true},
		-1:                           {Uncertain: true},
	} {
		g := messagetest.NewGateway(t)
		g.Status = status
		_, err := texts(t, g).Send(t.Context(), Message{ID: "a", To: phone, Notice: Trial()})
		if f := failed(t, err); f.Uncertain != want.Uncertain || f.Again != want.Again || strings.Contains(f.Error(), "7700") {
			t.Errorf("%d: %v", status, f)
		}
	}
}

func TestAGatewayIsSpokenToOverTLSAlone(t *testing.T) {
	for _, address := range []string{"http://texts.example/send", "https://user:secret@texts.example", "texts.example", "ftp://texts.example", ""} {
		if text, err := NewText(address, ""); err == nil || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: %+v %v", address, text, err)
		}
	}
	if _, err := NewText("https://texts.example/send", ""); err != nil {
		t.Error(err)
	}
}

func TestOnlyAnAddressOrANumberThatCanBeReachedIsTaken(t *testing.T) {
	both := Ways{Mail: &Mail{}, Text: &Text{}}
	for to, ways := range map[string]Ways{
		"": both, "Ruth": both, "07700900123": both, "+44 7700 900123": both, "Ruth <ruth@service.example>": both, "a@b.example, c@d.example": both,
		"a@b.example\r\nBcc: c@d.example": both, ruth: {Text: &Text{}}, phone: {Mail: &Mail{}},
	} {
		if err := ways.Check(to); len(fault.FieldsOf(err)) != 1 {
			t.Errorf("%q: %v", to, err)
		}
	}
	if err := both.Check(ruth); err != nil {
		t.Error(err)
	}
	if err := both.Check(phone); err != nil {
		t.Error(err)
	}
}

func TestAMessageThatSaysNothingIsNotSent(t *testing.T) {
	g := messagetest.NewGateway(t)
	if _, err := texts(t, g).Send(t.Context(), Message{ID: "a", To: phone}); err == nil || len(g.Taken()) != 0 {
		t.Errorf("%v", err)
	}
}

func TestAnAlarmSaysWhatIsWrongInSentences(t *testing.T) {
	all := Alarm([]Trouble{NotRecording, ReadOnly, NotSealing, NotKeptElsewhere, CourtSilent})
	if strings.Contains(all.words, "  ") || strings.Count(all.words, ".") != 7 {
		t.Errorf("%q", all.words)
	}
	if over := Alarm(nil); !strings.Contains(over.words, "is over") {
		t.Errorf("%q", over.words)
	}
}
