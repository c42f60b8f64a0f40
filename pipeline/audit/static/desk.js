// What the pages do beyond links and forms. No page needs it to be read.
"use strict";
