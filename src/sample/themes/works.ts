import { type Theme, words } from './theme.ts';

/** Books and other things to read or watch. */
export const books: Theme = {
  owners: words('book|novel|ebook|publication|magazine|comic|audiobook|title'),
  groups: [
    {
      category: 'Novel',
      alsoCalled: words(
        'fiction|roman|literature|drama|romance|classic|fantasy|mystery|thriller|crime|science_fiction|poetry',
      ),
      first: words(
        'The Last|A Quiet|The Distant|The Borrowed|One Winter|The Glass|A Kinder|One More|The Other|An Honest',
      ),
      second: words('Ferry|Garden|Letters|Orchard|Harbour|Lantern|Summer|Mapmaker|Bridge|Sister|Island|Hour'),
      about: words(
        'Two sisters return to the island they left as children.|A story of a family, by its youngest member.|Written in letters, and hard to put down.|Winner of two readers’ prizes.|The second of three parts, and good on its own.',
      ),
      tags: words('fiction|family|prizewinner'),
      price: [9, 26],
    },
    {
      category: 'Non-fiction',
      alsoCalled: words(
        'nonfiction|history|science|biography|business|travel|cooking|self_help|technology|essay|art|children',
      ),
      first: words('A History of|How We Use|Thinking about|The Art of|In Praise of|Notes on'),
      second: words('Rivers|Bread|Silence|Bridges|Paper|Small Towns|Weather|Clocks|Glass|Walking'),
      about: words(
        'Clear, well researched and full of surprises.|With notes, maps and an index.|The author spent four years in archives for it.|An introduction for curious readers.',
      ),
      tags: words('non-fiction|history|illustrated'),
      price: [14, 39],
    },
  ],
};

/** Films, series and shows. */
export const films: Theme = {
  owners: words(
    'movie|film|series|show|episode|video|anime|documentary|season|screening|media|channel|stream|clip',
  ),
  groups: [
    {
      category: 'Drama',
      alsoCalled: words(
        'action|comedy|thriller|horror|romance|documentary|animation|family|sci_fi|adventure|crime|feature',
      ),
      first: words('Northern|Silver|Midnight|Paper|Falling|Hidden|Second|Golden|Empty|Slow'),
      second: words('Lines|Coast|Kingdom|Signal|Winter|Neighbours|Season|Harbour|Flight|Summer|Witness'),
      about: words(
        'A detective returns to her home town for one last case.|Three friends, one van and a very long road.|Shot in a single summer on the coast.|Funny, warm and a little sad.|The festival’s audience award winner.',
      ),
      tags: words('festival|subtitled|award winner'),
      price: [4, 18],
    },
  ],
};

/** Songs, albums and playlists; bands. */
export const music: Theme = {
  owners: words('song|track|album|playlist|single|record|podcast|audio|release|tune'),
  groups: [
    {
      category: 'Indie',
      alsoCalled: words('rock|pop|jazz|folk|electronic|classical|hip_hop|soul|blues|metal|country'),
      first: words('Blue|Paper|Evening|Slow|Distant|Northern|Golden|Electric|Quiet|Last'),
      second: words('Trains|Hearts|Weather|Lights|Radio|River|Dancing|Windows|Motorway|Morning|Satellites'),
      about: words(
        'Recorded live in one week.|With strings on the last two tracks.|Their first in five years.|Best heard late in the evening.',
      ),
      tags: words('live|acoustic|new'),
      price: [1, 22],
    },
  ],
};

/** Bands. */
export const bands: Theme = {
  owners: words('band|artist|musician|performer|orchestra|act'),
  groups: [
    {
      category: 'Indie',
      alsoCalled: words('rock|pop|jazz|folk|electronic|classical'),
      first: words('The|The Golden|Little|Saint|Velvet|Northern|Young'),
      second: words(
        'Lanterns|Cartographers|Parade|Harbour|Sparrows|Motels|Astronauts|Orchard|Telegraph|Foxes',
      ),
      about: words(
        'Four friends from a small harbour town.|Known for long, loud and joyful concerts.|On tour again after a break of three years.',
      ),
      tags: words('live|touring'),
    },
  ],
};

/** Posts, articles, pages and other writing. */
export const articles: Theme = {
  owners: words(
    'article|post|blog|blog_post|page|news|story|entry|thread|topic|discussion|question|guide|tutorial|content|publication|faq|document|announcement|newsletter|diary',
  ),
  groups: [
    {
      category: 'Guides',
      alsoCalled: words('guide|howto|how_to|tutorial|technology|business|help|education|science|tech'),
      first: words('How We|Why We|What Happened When We|Five Lessons from the Year We'),
      second: words(
        'Halved Our Build Times|Moved to a Four-Day Week|Rewrote the Checkout|Learned to Say No|Stopped Sending Newsletters|Opened a Second Office|Let Customers Write the Manual',
      ),
      about: words(
        'It began with a complaint that we could not explain.|Here is what worked, what did not, and what we would do differently.|The numbers surprised all of us.|We wrote down every step, so that others can follow it.|If you have read this far, try the checklist at the end.',
      ),
      tags: words('how-to|lessons learned|team'),
    },
    {
      category: 'News',
      alsoCalled: words(
        'update|updates|announcement|announcements|company|general|events|politics|sports|lifestyle|travel|food|culture|health',
      ),
      first: words('Introducing|Now Open:|A First Look at|Looking Back at|Everything New in'),
      second: words(
        'the Autumn Market|Our Repair Workshop|the Winter Timetable|the Community Garden|the Reading Room|the Summer Festival|the New App',
      ),
      about: words(
        'After months of work it is finally here.|Doors open on Saturday at ten.|Thanks to everyone who helped to make it possible.|Let us know what you think: we read every message.',
      ),
      tags: words('news|community|release'),
    },
  ],
};

/** Courses and lessons. */
export const courses: Theme = {
  owners: words(
    'course|lesson|class|training|workshop|module|lecture|webinar|program|subject|curriculum|quiz|exam|assignment|bootcamp|chapter',
  ),
  groups: [
    {
      category: 'Beginner',
      alsoCalled: words(
        'basic|introductory|programming|design|business|marketing|data|intermediate|advanced|language|science|math',
      ),
      first: words('Introduction to|Practical|Fundamentals of|Hands-on|Advanced|Everyday'),
      second: words(
        'Data Analysis|Typography|Project Planning|Spanish|Statistics|Public Speaking|Web Design|Photography|Bookkeeping|Woodworking|Biology',
      ),
      about: words(
        'Short lessons with an exercise after each.|No previous knowledge is needed.|You finish with a small project of your own.|About three hours a week.|The tutors reply within a day.',
      ),
      tags: words('online|self-paced|certificate'),
      price: [29, 290],
    },
  ],
};

/** Pieces of art and photographs. */
export const pictures: Theme = {
  owners: words(
    'artwork|painting|exhibit|gallery|photo|image|picture|album_photo|collection|exhibition|poster|design|asset|media_item|attachment|file|upload',
  ),
  groups: [
    {
      category: 'Landscape',
      alsoCalled: words('photo|photography|painting|portrait|abstract|image'),
      first: words('Morning at|Evening over|Winter in|Boats at|Study of|View from'),
      second: words(
        'the Harbour|the Old Bridge|the Orchard|the North Shore|the Market Square|the Pine Forest|the Lighthouse',
      ),
      about: words(
        'Taken early, before the fog had lifted.|Oil on canvas, in its original frame.|One of a series of twelve.|On loan until the spring.',
      ),
      tags: words('landscape|series|light'),
      price: [40, 900],
    },
  ],
};
