import { type Theme, words } from './theme.ts';

/** Animals that have a name of their own. */
export const pets: Theme = {
  owners: words('pet|dog|cat|animal|horse|puppy|kitten'),
  groups: [
    {
      category: 'Dogs',
      mayRepeat: true,
      alsoCalled: words('dog|cat|cats|rabbit|rabbits|bird|birds|fish|other|small_animals'),
      first: words(''),
      second: words(
        'Bella|Milo|Luna|Charlie|Nala|Oscar|Pepper|Simba|Coco|Rocky|Ruby|Otis|Maple|Biscuit|Hazel|Bruno|Olive|Pip|Willow|Teddy|Ginger|Scout|Poppy|Juno',
      ),
      about: words(
        'Friendly, and good with children.|A little shy at first, then a friend for life.|Loves long walks and the sofa, in that order.|Vaccinated, chipped and house-trained.|Gets on well with cats.',
      ),
      tags: words('friendly|vaccinated|house-trained|playful|young'),
      price: [40, 650],
    },
  ],
};

/** Vehicles. */
export const vehicles: Theme = {
  owners: words('vehicle|car|bike|bicycle|truck|van|scooter|motorcycle|boat|bus|rental_car|fleet|ship|train'),
  groups: [
    {
      category: 'Compact',
      alsoCalled: words(
        'car|sedan|suv|hatchback|small|economy|family|electric|hybrid|petrol|diesel|convertible|luxury|sports',
      ),
      first: words('Arden|Lumo|Velo|Norda|Castell|Orion|Miro'),
      second: words('City|Tourer|Estate|Cross|Swift|E-Drive|Urban|Kombi|Trail'),
      about: words(
        'Serviced last month, with new tyres.|Economical and easy to park.|Room for five and a lot of luggage.|First owner, full service book.',
      ),
      tags: words('automatic|air conditioning|electric|navigation'),
      price: [29, 120],
    },
  ],
};

/** Devices and sensors. */
export const devices: Theme = {
  owners: words(
    'device|sensor|gateway|thing|machine|camera|meter|controller|node|host|server|instance|printer|router|robot|asset_device|equipment|tool|appliance|probe|beacon|monitor|terminal|tracker|station_device|volume|database|network|disk|vm',
  ),
  groups: [
    {
      category: 'Sensor',
      alsoCalled: words('temperature|humidity|motion|gateway|camera|light|actuator|pressure|server'),
      first: words('Cellar|Roof|Hall A|Hall B|Cold Store|Entrance|Loading Bay|Greenhouse|Workshop|Basement'),
      second: words(
        'Thermometer|Humidity Sensor|Motion Sensor|Gateway|Camera|Power Meter|Door Contact|Air Monitor',
      ),
      about: words(
        'Reports every five minutes.|The battery was changed in spring.|Mounted above the door.|Calibrated once a year.',
      ),
      tags: words('indoor|battery|calibrated'),
      price: [25, 420],
    },
  ],
};

/** Medicines. */
export const medicines: Theme = {
  owners: words('medicine|drug|medication|prescription|vaccine|remedy|supplement|pharmacy_item'),
  groups: [
    {
      category: 'Pain relief',
      alsoCalled: words('tablet|capsule|syrup|cold|allergy|prescription|otc'),
      first: words('Paracetamol|Ibuprofen|Cetirizine|Amoxicillin|Omeprazole|Loratadine|Vitamin D|Magnesium'),
      second: words('200 mg|400 mg|500 mg|10 mg|20 mg'),
      about: words(
        'Take with a glass of water after a meal.|Do not use for longer than five days without advice.|Keep out of the reach of children.|Store below twenty-five degrees.',
      ),
      tags: words('tablets|over the counter'),
      price: [3, 38],
    },
  ],
};

/** Exercises and workouts. */
export const workouts: Theme = {
  owners: words(
    'workout|exercise|exercise_type|fitness|routine|training_plan|activity_log|habit|challenge|drill',
  ),
  groups: [
    {
      category: 'Strength',
      alsoCalled: words('cardio|mobility|endurance|legs|core|upper_body|running|yoga'),
      first: words('Morning|Full-body|Easy|Interval|Twenty-minute|Long'),
      second: words('Run|Stretch|Core Circuit|Swim|Leg Day|Ride|Rowing|Yoga Flow|Walk'),
      about: words(
        'Warm up for five minutes first.|Keep a pace at which you can still talk.|Three rounds with a minute of rest.|Good for days with little time.',
      ),
      tags: words('beginner|no equipment|outdoor'),
    },
  ],
};

/** Plants. */
export const plants: Theme = {
  owners: words('plant|tree|crop|flower|seed|herb|species|vegetable|fruit'),
  groups: [
    {
      category: 'Perennials',
      alsoCalled: words('vegetable|fruit|herb|tree|flower|indoor|outdoor'),
      first: words('Dwarf|Climbing|Early|Red|Golden|Wild'),
      second: words('Sunflower|Tomato|Sage|Hydrangea|Kale|Strawberry|Maple|Lavender|Bean'),
      about: words(
        'Likes half shade and a lot of water.|Flowers from June until the first frost.|Easy to grow, even on a balcony.',
      ),
      tags: words('perennial|bee-friendly|edible'),
      price: [2, 35],
    },
  ],
};
