// What all pages do beyond links and forms. No page needs it to be read.
"use strict";
document.documentElement.classList.add("js");
