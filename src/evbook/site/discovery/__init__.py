"""What leads to the site and through it: head of each page, preview images, sitemap, feed."""
