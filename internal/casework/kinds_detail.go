package casework

// DetailKind is the kind of a detail by which somebody can be reached or found.
type DetailKind string

const (
	Address      DetailKind = "address"
	Phone        DetailKind = "phone"
	EmailAddress DetailKind = "email"
	School       DetailKind = "school"
	Refuge       DetailKind = "refuge"
	Workplace    DetailKind = "workplace"
	SocialWorker DetailKind = "social worker"
	OtherDetail  DetailKind = "other"
)

// DetailKinds are all kinds, in the order in which a form offers them.
var DetailKinds = []DetailKind{Phone, Address, EmailAddress, School, Workplace, SocialWorker, Refuge, OtherDetail}
