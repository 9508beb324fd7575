package pack

import (
	"slices"
	"strings"
)

// Court is the court's world in plain words: its codes, its places, and what it takes from us.
type Court struct {
	Courts       []CourtPlace
	Areas        []CourtArea
	Uploads      Uploads
	HearingTypes []HearingType
	Hearings     HearingWords
	OrderTypes   []CourtCode
	Documents    []CourtCode
	People       PeopleWords
}

// CourtPlace is a family court. Public law names it by code, private law by the number of its building.
type CourtPlace struct {
	Code     string `yaml:"code"`
	Building string `yaml:"building"` // the court service's number of the building (epimms)
	Name     string `yaml:"name" need:"yes"`
	Region   string `yaml:"region" need:"yes"`
	Area     string `yaml:"area"` // id of its court area
}

// CourtArea is the area of a designated family judge.
type CourtArea struct {
	ID     string `yaml:"id" need:"yes"`
	Name   string `yaml:"name" need:"yes"`
	Region string `yaml:"region"`
}

// CourtCode is a code of one court's interface, what the court calls it, and what we call it.
type CourtCode struct {
	Law   Law    `yaml:"law" need:"yes"`
	Code  string `yaml:"code" need:"yes"`
	Name  string `yaml:"name" need:"yes"` // plain words
	Group string `yaml:"group"`           // a heading for lists; may be ""
}

// HearingType is a kind of hearing.
type HearingType struct {
	Law   Law    `yaml:"law" need:"yes"`
	Code  string `yaml:"code" need:"yes"`
	Name  string `yaml:"name" need:"yes"`
	Event Event  `yaml:"event"` // the event that duties count from; "" when none does
}

// HearingWords are the court's words about a hearing other than its type.
type HearingWords struct {
	Statuses      []CourtCode          `yaml:"statuses"`
	Attendance    []CourtCode          `yaml:"attendance"`
	Cancellations []CancellationReason `yaml:"cancellations"`
}

// CancellationReason is why a hearing did not take place as listed.
type CancellationReason struct {
	Code    string `yaml:"code" need:"yes"`
	Name    string `yaml:"name" need:"yes"`
	Whose   string `yaml:"whose" need:"yes"` // on whose side the court sees the cause
	AboutUs bool   `yaml:"about_us"`         // it is the court's view of this service
}

// PeopleWords are the words for people in a case.
type PeopleWords struct {
	Relations  []CourtCode `yaml:"relations"` // what an adult is to a child
	PartyKinds []Option    `yaml:"party_kinds"`
}

// Uploads are what each court takes.
type Uploads struct {
	Limits []UploadLimit `yaml:"limits" need:"yes"`
	Types  []UploadType  `yaml:"types" need:"yes"`
}

// UploadLimit is what every file sent to a court must keep to.
type UploadLimit struct {
	Law      Law    `yaml:"law" need:"yes"`
	Media    string `yaml:"media" need:"yes"` // only PDF is ever filed
	MaxBytes int64  `yaml:"max_bytes" need:"yes"`
}

// UploadType is a type of document as a court's interface spells it; exact case matters.
type UploadType struct {
	Law          Law    `yaml:"law" need:"yes"`
	Type         string `yaml:"type" need:"yes"`
	Category     string `yaml:"category" need:"yes"` // where the court keeps it
	Urgent       bool   `yaml:"urgent"`              // raises a task for court staff
	Confidential bool   `yaml:"confidential"`        // the court always treats it as confidential
	SeenBack     bool   `yaml:"seen_back"`           // it can appear in what the court sends later
}

// Upload is how a document of a report type is sent to a court: its type and limit. False when that court does not take it.
func (p *Pack) Upload(t ReportType, law Law) (UploadType, UploadLimit, bool) {
	name, named := t.Uploads[law]
	upload, known := p.Court.uploadType(law, name)
	limit, limited := find(p.Court.Uploads.Limits, string(law), func(l UploadLimit) string { return string(l.Law) })
	return upload, limit, named && known && limited
}

func (c Court) uploadType(law Law, name string) (UploadType, bool) {
	return find(c.Uploads.Types, string(law)+" "+name, func(t UploadType) string { return string(t.Law) + " " + t.Type })
}

// HearingType is the kind of hearing with a code; false when the pack does not know the code, which is then shown as the court wrote it.
func (c Court) HearingType(law Law, code string) (HearingType, bool) {
	i := slices.IndexFunc(c.HearingTypes, func(h HearingType) bool { return h.Law == law && sameWords(h.Code, code) })
	if i < 0 {
		return HearingType{}, false
	}
	return c.HearingTypes[i], true
}

// OrderType is the type of order with a code.
func (c Court) OrderType(law Law, code string) (CourtCode, bool) {
	return named(c.OrderTypes, law, code)
}

// Document is the category of document with a code.
func (c Court) Document(law Law, code string) (CourtCode, bool) { return named(c.Documents, law, code) }

// Relation is what an adult is to a child, by code.
func (c Court) Relation(law Law, code string) (CourtCode, bool) {
	return named(c.People.Relations, law, code)
}

// HearingStatus is the state of a hearing with a code.
func (c Court) HearingStatus(law Law, code string) (CourtCode, bool) {
	return named(c.Hearings.Statuses, law, code)
}

// Attendance is how people attend a hearing, by code.
func (c Court) Attendance(law Law, code string) (CourtCode, bool) {
	return named(c.Hearings.Attendance, law, code)
}

// Cancellation is the reason with a code.
func (c Court) Cancellation(code string) (CancellationReason, bool) {
	return find(c.Hearings.Cancellations, strings.TrimSpace(code), func(r CancellationReason) string { return r.Code })
}

func named(codes []CourtCode, law Law, code string) (CourtCode, bool) {
	i := slices.IndexFunc(codes, func(c CourtCode) bool { return c.Law == law && sameWords(c.Code, code) })
	if i < 0 {
		return CourtCode{}, false
	}
	return codes[i], true
}

// Area is the court area with an id.
func (c Court) Area(id string) (CourtArea, bool) {
	return find(c.Areas, id, func(a CourtArea) string { return a.ID })
}

// ByCode is the court with a public-law code.
func (c Court) ByCode(code string) (CourtPlace, bool) {
	return find(c.Courts, code, func(p CourtPlace) string { return p.Code })
}

// ByBuilding is the court in a building, by the court service's number of it.
func (c Court) ByBuilding(number string) (CourtPlace, bool) {
	return find(c.Courts, number, func(p CourtPlace) string { return p.Building })
}
