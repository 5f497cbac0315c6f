export { ShelfMenu } from './ShelfMenu';
export { StarButton } from './StarButton';
