package fake

import "candour/internal/court/hmcts"

// Settings lets a client in and says how it reaches one of the services at a gateway that is served at base, such as http://127.0.0.1:1234.
func (c *Court) Settings(j hmcts.Jurisdiction, base string) hmcts.Settings {
	s := hmcts.Settings{Jurisdiction: j, PlainHTTP: true, Token: hmcts.FixedToken("token-" + string(j))}
	if j == hmcts.Public {
		c.Grant("token-public", PublicRole)
		s.Search = base + "/public-law-api/cases"
		s.Document = base + "/public-law-api/cases/documents/{document}/binary"
		s.Upload = base + "/public-law-api/cases/{case}/document"
		s.Guardians = base + "/public-law-api/cases/{case}/guardians"
		return s
	}
	c.Grant("token-private", PrivateRole)
	s.Search = base + "/family-api/cases"
	s.Document = base + "/family-api/cases/documents/{document}/binary"
	s.Upload = base + "/prl-document-api/{case}/document"
	return s
}
