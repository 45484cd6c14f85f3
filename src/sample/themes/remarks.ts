import { words } from './theme.ts';

/** Sentences that people write, by what they write them in. */
export type RemarkKind = 'review' | 'comment' | 'note' | 'reason' | 'message' | 'bio' | 'answer';

/** A text of two halves, so that there are many. */
export interface Remarks {
  readonly openings: readonly string[];
  readonly endings: readonly string[];
}

export const remarks: Readonly<Record<RemarkKind, Remarks>> = {
  review: {
    openings: words(
      'Exactly as described.|Better than I expected.|We use it every day.|Arrived quickly and well packed.|Very friendly people.|A lovely place to be.|Good quality for the price.|I was sceptical at first.|My second time, and not my last.|Simple and well thought out.',
    ),
    endings: words(
      'Would recommend it to friends.|Only the instructions could be clearer.|My whole family is happy with it.|I will come back in spring.|A bit smaller than in the picture, but lovely.|Thank you for the quick reply to my question.|Worth every cent.|The colour is even nicer in daylight.|Took a day longer than promised.',
    ),
  },
  comment: {
    openings: words(
      'Good point, thank you.|I had the same question last week.|This helped me a lot.|Agreed.|Could you add an example?|I am not sure about the second part.|We tried this, and it works well.|Interesting, I did not know that.|Nicely done.|Just what I was looking for.',
    ),
    endings: words(
      'Will there be a follow-up?|I have shared it with the team.|The link at the end is worth a look.|Let us talk about it on Monday.|One small thing: the picture is missing.|I will try it next week.|Looking forward to more.|Happy to help with the next one.',
    ),
  },
  note: {
    openings: words(
      'Please ring the bell at the side entrance.|Arrives a little later, at about seven.|Prefers to be called in the afternoon.|Was agreed on by phone.|Keep a copy for the files.|Allergic to nuts.|Needs an invoice with the order number.|Second contact is in the attachment.|Leave the parcel with the neighbours.|Asked for a quiet place by the window.',
    ),
    endings: words(
      'Thank you!|See the mail of last week.|Confirm the day before.|Nothing else to do.|Ask again in a month.|All papers are complete.',
    ),
  },
  reason: {
    openings: words(
      'Ordered twice by mistake.|No longer needed.|Found another date.|The address was incomplete.|The card had expired.|Changed plans.|Does not meet the requirements.|Delivered too late.|Duplicate of an earlier entry.',
    ),
    endings: [''],
  },
  message: {
    openings: words(
      'Hi, is this still available?|Thanks for getting back to me.|Could we move this to Thursday?|The parcel arrived this morning.|I have sent you the papers.|Great work, everyone!|Can you send me the link again?|I will be there at ten.|Just a short update from our side.|Is there parking nearby?',
    ),
    endings: words(
      'See you soon.|Let me know if anything is missing.|Have a good weekend!|Many thanks.|I will call you tomorrow.|No hurry at all.',
    ),
  },
  bio: {
    openings: words(
      'Grew up by the sea and never quite left it.|Photographer, cyclist and early riser.|Builds things out of wood and, for a living, software.|Taught mathematics for ten years.|Writes about food and small towns.|Speaks four languages, one of them well.|Former nurse, now a project manager.|Runs a small workshop with two friends.',
    ),
    endings: words(
      'Lives with a cat called Otto.|Always glad to hear from you.|Drinks too much tea.|Plays the trumpet on Sundays.|Looks after the garden at the weekend.',
    ),
  },
  answer: {
    openings: words(
      'Yes, on every working day.|It takes about a week.|You can change it in your settings.|Both ways work equally well.|Not at the moment, but we are working on it.|The second option is the right one.',
    ),
    endings: words('Write to us if that does not help.|The guide has an example.|Thank you for asking.'),
  },
};
