package people

// bySex chooses the word for a man or a woman.
func bySex(sex, male, female string) string {
	if sex == "F" {
		return female
	}
	return male
}

// formerHead is what the old head is to the new one, who was `was` to the old head. sex is the old head's.
func formerHead(was, sex string) string {
	switch was {
	case Spouse, Sibling:
		return was
	case Son, Daughter:
		return bySex(sex, Father, Mother)
	case Father, Mother:
		return bySex(sex, Son, Daughter)
	case Grandchild:
		return Grandparent
	case Grandparent:
		return Grandchild
	}
	return OtherRelation
}

// rebased is what a member of the given sex, who was `is` to the old head, is to the new head, who was `was` to the old
// one. What does not follow for certain is OTHER: the clerk then says what it is.
func rebased(was, is, sex string) string {
	switch was {
	case Spouse:
		switch is {
		case Son, Daughter, Grandchild, DaughterInLaw, SonInLaw:
			return is
		}
	case Son, Daughter:
		switch is {
		case Son, Daughter:
			return Sibling
		case Spouse:
			return bySex(sex, Father, Mother)
		case Father, Mother:
			return Grandparent
		}
	case Father, Mother:
		switch is {
		case Father, Mother:
			return Spouse
		case Son, Daughter:
			return Grandchild
		case Spouse:
			return bySex(sex, SonInLaw, DaughterInLaw)
		case Sibling:
			return bySex(sex, Son, Daughter)
		}
	case Sibling:
		switch is {
		case Father, Mother, Grandparent, Sibling:
			return is
		}
	}
	return OtherRelation
}
