/** What is no person and no company, though its name begins with one: `customer_category`. */
const belongings =
  'categor(?:y|ie)|group|type|role|segment|tag|label|plan|field|attribute|setting|permission|report|list|status|level|tier|key|token';

const owning = (words: string) =>
  new RegExp(`(?:^|_)(?:${words})s?(?:_|$)(?!(?:\\w+_)?(?:${belongings})s?$)`);

/** Resources of people, in snake case. */
export const peopleOwners = owning(
  'user|person|people|customer|contact|employee|member|author|owner|client|patient|driver|passenger|guest|student|teacher|instructor|doctor|nurse|player|coach|candidate|applicant|lead|agent|staff|seller|buyer|reviewer|assignee|reporter|manager|attendee|participant|subscriber|admin|recipient|sender|host|tenant_user|resident|worker|speaker|actor|director|artist_person|writer|creator|friend|child|parent|donor|volunteer|visitor|borrower|profile|me|account_holder|cardholder|technician|supervisor|trainer|chef|barber|stylist|landlord|renter|citizen|professor|lecturer|partner_contact|beneficiary|signer|payer|payee|operator|courier|freelancer|mentor|mentee|registrant|veterinarian|dentist|therapist|lawyer|adopter|sitter|walker|broker|realtor',
);

/** Resources of companies, in snake case. */
export const companyOwners = owning(
  'compan(?:y|ie)|organi[sz]ation|org|vendor|supplier|merchant|tenant|account|business|firm|agency|agencie|employer|partner|client_company|corporation|enterprise|bank|insurer|carrier|provider|sponsor|publisher|institution|customer_company|payee_company|distributor|subsidiary|contractor|dealer|dealership|airline',
);
