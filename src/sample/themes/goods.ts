import { type Theme, words } from './theme.ts';

/** What shops sell. */
export const goods: Theme = {
  owners: words(
    'product|item|sku|good|merchandise|article_number|variant|stock_item|inventory|cart_item|gift|toy|part',
  ),
  groups: [
    {
      category: 'Kitchen',
      alsoCalled: words('home|household|home_kitchen|home_and_kitchen|houseware|cookware'),
      first: words('Enamel|Cast-iron|Walnut|Stoneware|Copper|Linen|Glass|Bamboo'),
      second: words(
        'Coffee Pot|Skillet|Serving Board|Mixing Bowl|Storage Jar|Tea Towel|Pepper Mill|Cake Tin|Salad Servers',
      ),
      about: words(
        'Made in small batches and checked by hand.|Goes from the oven to the table, and into the dishwasher afterwards.|A gift that is used every day.|Comes with a two-year guarantee.|Stacks neatly, so that it takes little room.',
      ),
      tags: words('kitchen|handmade|gift|everyday'),
      price: [9, 95],
    },
    {
      category: 'Electronics',
      alsoCalled: words(
        'electronic|tech|technology|gadget|gadgets|computer|computers|audio|hardware|device|devices',
      ),
      first: words('Wireless|Compact|Portable|Foldable|Noise-cancelling|Waterproof|Smart|Dual'),
      second: words(
        'Headphones|Desk Lamp|Charging Stand|Keyboard|Travel Speaker|Power Bank|Webcam|Radio|Projector',
      ),
      about: words(
        'Charges in under an hour and lasts all day.|Pairs with two devices at once.|The cable is included.|Tested for drops from one and a half metres.|Works without an account or an app.',
      ),
      tags: words('wireless|usb-c|travel|bestseller'),
      price: [19, 320],
    },
    {
      category: 'Clothing',
      alsoCalled: words('clothes|apparel|fashion|wear|garment|textile|men|women|shoes|footwear|accessories'),
      first: words('Merino|Organic Cotton|Linen|Recycled|Ribbed|Quilted|Striped|Waxed'),
      second: words('Pullover|T-Shirt|Field Jacket|Scarf|Work Trousers|Socks|Overshirt|Beanie|Rain Coat'),
      about: words(
        'Cut a little wider, so that it fits over a shirt.|Washes at thirty degrees and keeps its shape.|Knitted from one yarn, without side seams.|Buttons made of horn, pockets made to be used.|Available in four colours.',
      ),
      tags: words('cotton|new season|unisex|sustainable'),
      price: [12, 189],
    },
    {
      category: 'Garden',
      alsoCalled: words('outdoor|outdoors|garden_tools|plants|home_garden'),
      first: words('Galvanised|Oak|Folding|Frost-proof|Long-handled|Terracotta'),
      second: words('Watering Can|Planter|Garden Chair|Bird Feeder|Hand Rake|Fire Bowl|Herb Box'),
      about: words(
        'Stays outside all year.|Light enough to carry with one hand.|Packed flat, put together in ten minutes.|Made of wood from local forests.',
      ),
      tags: words('outdoor|spring|weatherproof'),
      price: [8, 160],
    },
    {
      category: 'Books',
      alsoCalled: words('book|media|literature|reading'),
      first: words('The Illustrated|A Short|The Complete|A Pocket|The Everyday'),
      second: words(
        'Bread Book|Guide to Birds|Atlas of Rivers|History of Maps|Gardener’s Year|Field Guide to Clouds',
      ),
      about: words(
        'With more than two hundred drawings.|Printed on heavy paper and sewn, not glued.|A favourite with readers of all ages.|Second edition, with a new chapter.',
      ),
      tags: words('hardcover|illustrated|gift'),
      price: [11, 48],
    },
    {
      category: 'Sports',
      alsoCalled: words('sport|fitness|sporting_goods|sports_outdoors|leisure|toys|games|toy'),
      first: words('Lightweight|Adjustable|Two-person|Trail|All-weather|Beginner’s'),
      second: words(
        'Running Belt|Yoga Mat|Climbing Rope|Tent|Bike Pump|Skipping Rope|Daypack|Table Tennis Set',
      ),
      about: words(
        'Weighs less than a bottle of water.|Spare parts are available for ten years.|Used by two mountain schools.|Adjusts to every height.',
      ),
      tags: words('outdoor|training|lightweight'),
      price: [14, 240],
    },
    {
      category: 'Beauty',
      alsoCalled: words('health|cosmetics|personal_care|health_beauty|pharmacy|wellness'),
      first: words('Lavender|Sea Salt|Calendula|Unscented|Rosemary|Almond'),
      second: words('Hand Soap|Body Oil|Shampoo Bar|Lip Balm|Face Cream|Bath Salts'),
      about: words(
        'Without dyes, and kind to sensitive skin.|Made from plants that grow nearby.|The box is the only packaging.|Lasts for about two months.',
      ),
      tags: words('vegan|natural|refill'),
      price: [5, 42],
    },
  ],
};

/** What restaurants and grocers have. */
export const food: Theme = {
  owners: words(
    'menu_item|dish|meal|food|recipe|menu|grocery|ingredient|drink|beverage|snack|pizza|burger|coffee|dessert|produce',
  ),
  groups: [
    {
      category: 'Main course',
      alsoCalled: words(
        'main|mains|dinner|lunch|entree|main_dish|course|meat|fish|pasta|pizza|food|vegetarian',
      ),
      first: words('Roasted|Slow-cooked|Grilled|Braised|Creamy|Pan-fried'),
      second: words(
        'Salmon with Dill Potatoes|Mushroom Risotto|Chicken with Lemon|Aubergine Curry|Lentil Stew|Pumpkin Ravioli|Beef Goulash|Cauliflower with Tahini',
      ),
      about: words(
        'Served with a green salad.|Cooked slowly, so that it is tender.|On the menu as long as the season lasts.|A little spicy; ask for a milder one.|Enough for a hungry guest.',
      ),
      tags: words('seasonal|house favourite|gluten-free|vegetarian'),
      price: [11, 26],
    },
    {
      category: 'Starter',
      alsoCalled: words('starters|appetizer|appetizers|soup|salad|salads|side|sides|breakfast|snack'),
      first: words('Chilled|Warm|Smoky|Fresh|Crisp'),
      second: words(
        'Tomato Soup|Beetroot Salad|Goat’s Cheese Toast|Pea Soup|Flatbread with Herbs|Fennel Salad',
      ),
      about: words(
        'Small enough to share.|With bread from the bakery next door.|Light, and ready in five minutes.|Made fresh every morning.',
      ),
      tags: words('vegetarian|small plate|seasonal'),
      price: [5, 12],
    },
    {
      category: 'Dessert',
      alsoCalled: words('desserts|sweet|sweets|cake|bakery|baking|pastry'),
      first: words('Warm|Baked|Salted|Spiced|Frozen'),
      second: words('Apple Tart|Chocolate Mousse|Caramel Pudding|Plum Crumble|Lemon Sorbet|Carrot Cake'),
      about: words(
        'Tastes best with a coffee.|Baked in the morning, gone by the evening.|With vanilla sauce, if you like.',
      ),
      tags: words('sweet|homemade'),
      price: [5, 10],
    },
    {
      category: 'Drinks',
      alsoCalled: words('drink|beverage|beverages|coffee|tea|wine|beer|juice'),
      first: words('Iced|Sparkling|Hot|Cold-brewed|House'),
      second: words('Ginger Lemonade|Rhubarb Spritz|Filter Coffee|Mint Tea|Apple Juice|Chai'),
      about: words('Less sweet than most.|Free refills until eleven.|From a small farm outside the town.'),
      tags: words('cold|alcohol-free'),
      price: [3, 8],
    },
  ],
};
