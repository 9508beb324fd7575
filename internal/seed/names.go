package seed

// community is names that go together. Share is in hundred families.
type community struct {
	share              int
	women, men, family []string
}

var communities = []community{
	{64,
		list(`Olivia Amelia Isla Ava Emily Sophie Grace Lily Freya Ella Poppy Charlotte Jessica Chloe Hannah Lucy Megan Bethany Rachel Laura Sarah Gemma Kelly Stacey Leanne Natalie Donna Tracey Michelle Kerry Zoe Abigail Imogen Rosie Florence Matilda Harriet Eleanor Daisy Evie Phoebe Millie Jasmine Holly Molly Paige Jade Shannon Kirsty Lauren Danielle Rebecca Victoria Joanne Carys Ffion Niamh Orla Catriona`),
		list(`Oliver George Harry Noah Jack Leo Arthur Charlie Oscar Jacob Thomas Freddie Alfie Archie Theo William Joshua James Ethan Max Daniel Luke Matthew Liam Connor Callum Kyle Ryan Jordan Lee Craig Darren Gary Wayne Stuart Mark Paul Scott Adam Ben Sam Toby Finley Harrison Logan Mason Riley Dylan Rhys Owen Declan Sean Kieran Patrick Fraser Ewan Nathan Aaron Joe Lewis`),
		list(`Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White Roberts Green Hall Wood Jackson Clarke Harris Clark Lewis Turner Hill Cooper Ward Moore Morris Watson Baker Harrison Morgan Allen James Scott Phillips Watts Parker Bennett Young Cook Bell Shaw Carter Kelly Collins Bailey Richardson Cox Marshall Webb Simpson Rogers Gray Foster Hunt Palmer Mills Holmes Lloyd Barnes Knight Butler Fisher Powell Russell Barker Stevens Jenkins Dixon Fletcher Pearson Hughes Murphy O’Brien O’Connor Gallagher Byrne Doyle Sutton Ellis Pratt Whitfield Ashworth Heaton Oldroyd Tregenza Pascoe Thwaite Ridley Dodds Hargreaves Entwistle Garside Penrose Blackwood Fairhurst Lovell Peacock Stubbs Tinsley Weller Yates`)},
	{9,
		list(`Aisha Fatima Zainab Maryam Sana Hira Nadia Saira Rukhsana Amina Khadija Iqra Noor Safa Mehwish Shazia Tahira Bushra`),
		list(`Mohammed Ahmed Ali Hassan Hamza Imran Usman Bilal Tariq Asif Faisal Adeel Kamran Zeeshan Yusuf Ibrahim Haroon Junaid`),
		list(`Khan Ahmed Hussain Ali Malik Akhtar Iqbal Mahmood Shah Begum Mirza Rashid Chaudhry Qureshi Butt Aslam Bashir Rehman Siddiqui Sheikh`)},
	{6,
		list(`Priya Anjali Kavita Meera Pooja Harpreet Simran Jaspreet Gurpreet Neha Divya Asha Rekha Sunita Manpreet Kiran`),
		list(`Raj Amit Vikram Arjun Sanjay Rahul Harjit Gurdeep Manjit Jasbir Nikhil Suresh Deepak Anil Baljit Ravi`),
		list(`Patel Singh Kaur Sharma Shah Gill Sandhu Desai Mistry Rai Joshi Mehta Dhillon Bains Chauhan Nair Reddy Parmar Sahota Solanki`)},
	{4,
		list(`Nasrin Sultana Ruksana Farzana Shirin Taslima Jannat Mim Sadia Nusrat`),
		list(`Abdul Shafiq Kamal Rafiq Jamal Mizan Sohel Tanvir Rubel Nayeem`),
		list(`Begum Miah Rahman Islam Uddin Khatun Chowdhury Hoque Akter Choudhury Alam Ullah`)},
	{6,
		list(`Ngozi Chiamaka Adaeze Temitope Funmilayo Folake Abena Akosua Ama Efua Zainabu Thandiwe Rutendo Blessing Precious Mercy`),
		list(`Chinedu Emeka Babajide Oluwaseun Tunde Kwame Kofi Kwabena Yaw Tendai Farai Tapiwa Emmanuel Samuel Ikenna Ayodele`),
		list(`Okafor Adeyemi Okonkwo Mensah Owusu Boateng Osei Adebayo Balogun Nwosu Eze Asante Moyo Ncube Sibanda Okoro Afolabi Appiah Bello Ogunleye`)},
	{3,
		list(`Shanice Chantelle Jada Keisha Simone Tanisha Latoya Marcia Renee Alicia`),
		list(`Jermaine Tyrone Marlon Leroy Dwayne Andre Devon Curtis Delroy Jerome`),
		list(`Campbell Grant Francis Gordon Reid Thomas Clarke Henry Bailey Morrison Bryan Blake Samuels Powell Joseph`)},
	{4,
		list(`Agnieszka Katarzyna Magdalena Zuzanna Aleksandra Kinga Joanna Monika Ewa Natalia Ieva Rasa`),
		list(`Piotr Marek Tomasz Krzysztof Łukasz Paweł Jakub Wojciech Mariusz Tomas Andrius Grzegorz`),
		list(`Kowalski Nowak Wiśniewski Wójcik Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski Kozłowski Jankauskas Kazlauskas Mazur Krawczyk`)},
	{3,
		list(`Ioana Andreea Elena Mihaela Maria Cristina Alina Gabriela Ana Inês Beatriz Carla`),
		list(`Andrei Mihai Alexandru Ionuț Florin Vasile Stefan João Miguel Tiago Rui Marius`),
		list(`Popescu Ionescu Popa Radu Dumitru Stan Munteanu Silva Santos Ferreira Pereira Oliveira Georgiev Ivanov`)},
	{1,
		list(`Leyla Zeynep Hatice Samira Layla Rania Shirin Hodan Ayaan Fadumo`),
		list(`Mehmet Emre Kemal Omar Karim Reza Daud Abdi Mustafa Yasin`),
		list(`Yılmaz Demir Kaya Haddad Farah Hosseini Karimi Abdi Warsame Aziz Saleh Noori`)},
}

// communityOf is any family's.
func communityOf(c chance) community {
	x := c.IntN(100)
	for _, of := range communities {
		if x -= of.share; x < 0 {
			return of
		}
	}
	return communities[0]
}

// double is a family name, or two.
func (of community) double(c chance) string {
	last := c.common(of.family)
	if other := c.common(of.family); c.oneIn(15) && other != last {
		return last + "-" + other
	}
	return last
}

// areas are invented towns, each with a court and a team.
var areas = list(`Wexcombe Milborough Hythe-End Carrowby Stannerleigh Oakhampton Thornaby-Moor Penhallow Ravensmere Aldwick Brackenford Castleholme Dunmarsh Elmsworth
	Farleigh-Cross Gatesby Hollinbeck Ironbridge-Vale Kelderwick Langmere Marlowby Netherstow Orchardleigh Pendlewick Quarrington Rosehaven Saltersea Tamworth-Lea Upperdale
	Vicarsholme Westerby Yarrowfield Ashcombe Birkenshaw-Green Coldstream-Bay Deepwell Easthaven Fernhurst-Dean Greyfriars Harrowgate-Fen`)

// middleNames set those apart who work for the service: people sign in by their names.
var middleNames = list(`Ruth Anne Jane Mary Jean Lee Kay May Rose Joy Grace Hope Faith Dawn Lynn Marie Claire Louise Ellen Alice Clara Edith Agnes Nora Iris Ivy Vera
	Ray Roy Guy Glen Neil Ross Dean Karl Eric Hugh Ivan Juan Kurt Leon Milo Omar Paul Saul Theo Yann Amir Bram Cruz Dale Earl Finn Gene Hank Igor Jude Kent Lars Marc
	Nico Otto Pax Quinn Remy Seth Troy Umar Vito Wade Xavi Yves Zane Abel Boyd Cole Drew Emil Ford Gray Hart Jean-Luc Keir Lane Merle Noel Orla Piers Reece Shea Tate`)

// The names of schools: whom one is called after, and what it is.
var (
	saints = []string{"St Aldhelm’s", "St Brannoc’s", "St Cuthman’s", "Holy Cross", "Meadow Lane", "Orchard Hill", "Brookside", "Queen’s Walk", "Mill Green", "Northfield", "Old Wharf", "Pippin Street"}
	sorts  = []string{"Primary School", "Academy", "Church of England Primary School", "Catholic Primary School", "High School", "Infant School"}
)

// employee is the name of the n-th who works for the service, unlike any other's up to some ten thousands.
func (s Service) employee(n int) string {
	var names int
	for _, of := range communities {
		names += len(of.women) + len(of.men)
	}
	const stride = 7919 // a prime, so that neighbours are not namesakes
	place := (n*stride + int(s.Seed%1000)) % (names * len(middleNames))
	first, middle := place/len(middleNames), middleNames[place%len(middleNames)]
	c := s.chance("employee", n)
	for _, of := range communities {
		for _, list := range [][]string{of.women, of.men} {
			if first < len(list) {
				return list[first] + " " + middle + " " + c.common(of.family)
			}
			first -= len(list)
		}
	}
	return ""
}
